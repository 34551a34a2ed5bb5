select
    framework,
    domain,
    min(event_date) as first_day,
    max(event_date) as last_day,
    count(*) as events,
    sum(impressions)::bigint as impressions,
    sum(total_grams) as total_grams,
    round(1000 * sum(total_grams)::double / nullif(sum(impressions) filter (where total_grams is not null), 0), 3) as gco2pm,
    round(100 * sum(ad_selection_grams)::double / nullif(sum(total_grams)::double, 0), 3) as ad_selection_percent,
    round(100 * coalesce(sum(impressions) filter (where is_covered), 0) / nullif(sum(impressions), 0), 3) as coverage_percent
from {{ ref('stg_events') }}
group by framework, domain
