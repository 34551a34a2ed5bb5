select
    topic,
    "partition",
    query_id,
    batch_id,
    from_offset,
    until_offset,
    cleaned,
    quarantined,
    duplicates,
    gaps,
    lost,
    newest_kafka_timestamp,
    sealed_at,
    until_offset - from_offset - cleaned - quarantined - duplicates - gaps - lost as unaccounted
from {{ source('lake', 'ledger') }}
