select
    kafka_topic as topic,
    kafka_partition as "partition",
    kafka_offset as "offset",
    ingest_date,
    source_file,
    unnest(reasons) as rule
from {{ source('lake', 'quarantine') }}
