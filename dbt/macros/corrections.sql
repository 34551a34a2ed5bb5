{# What became of offsets after they were sealed; without rows for a lake that has none, for which there is no table yet. #}
{% macro corrections() %}
{% set address = env_var('EMISSIONS_S3_LAKE') ~ '/ops/corrections' %}
{% if execute and run_query("select 1 from glob('" ~ address ~ "/_delta_log/*.json')").rows | length > 0 %}
    delta_scan('{{ address }}')
{% else %}
    (select null as from_disposition, null as to_disposition where false)
{% endif %}
{% endmacro %}
