{# Rows of two relations that differ in a key or in any of the values; both are grouped by the keys first. #}
{% macro disagreements(ours, theirs, keys, values) %}
with ours as (
    select {{ keys | join(', ') }}{% for value in values %}, sum({{ value }}) as {{ value }}{% endfor %}
    from {{ ours }} group by all
), theirs as (
    select {{ keys | join(', ') }}{% for value in values %}, sum({{ value }}) as {{ value }}{% endfor %}
    from {{ theirs }} group by all
)
select
    {% for key in keys %}coalesce(ours.{{ key }}, theirs.{{ key }}) as {{ key }}, {% endfor %}
    {% for value in values %}ours.{{ value }} as our_{{ value }}, theirs.{{ value }} as their_{{ value }}{{ ',' if not loop.last }}
    {% endfor %}
from ours
full join theirs on {% for key in keys %}ours.{{ key }} = theirs.{{ key }}{{ ' and ' if not loop.last }}{% endfor %}
where {% for value in values %}ours.{{ value }} is distinct from theirs.{{ value }}{{ ' or ' if not loop.last }}{% endfor %}
{% endmacro %}
