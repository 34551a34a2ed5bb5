select
    ingest_date,
    rule,
    count(*) as records,
    count(distinct source_file) as files
from {{ ref('stg_rejections') }}
group by ingest_date, rule
