select
    event_date,
    framework,
    country,
    device,
    format,
    count(*) as events,
    sum(impressions)::bigint as impressions,
    coalesce(sum(impressions) filter (where is_covered), 0)::bigint as covered_impressions,
    coalesce(sum(impressions) filter (where total_grams is not null), 0)::bigint as weighed_impressions,
    sum(ad_selection_grams) as ad_selection_grams,
    sum(creative_distribution_grams) as creative_distribution_grams,
    sum(media_distribution_grams) as media_distribution_grams,
    sum(consumer_device_grams) as consumer_device_grams,
    sum(total_grams) as total_grams
from {{ ref('stg_events') }}
group by event_date, framework, country, device, format
