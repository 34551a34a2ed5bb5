-- The marts sum up the events by themselves; the pipeline's own daily table must say the same, to the nanogram.
{{ disagreements(ref('daily_emissions'), source('lake', 'daily_by_country'), ['event_date', 'framework', 'country'],
    ['events', 'impressions', 'covered_impressions', 'weighed_impressions', 'ad_selection_grams', 'creative_distribution_grams',
     'media_distribution_grams', 'consumer_device_grams', 'total_grams']) }}
