-- As for countries; the whole of a domain is the sum of its days.
{{ disagreements(ref('domains'), source('lake', 'daily_by_domain'), ['framework', 'domain'],
    ['events', 'impressions', 'total_grams']) }}
