-- What the ledger says was cleaned and quarantined, beside the rows. A replay adds rows to cleaned that no batch counted.
with books as (
    select sum(cleaned) as cleaned, sum(quarantined) as quarantined from {{ ref('stg_batches') }}
), found as (
    select
        (select count(*) from {{ ref('stg_events') }}) as cleaned,
        (select count(*) from {{ source('lake', 'quarantine') }}) as quarantined
)
select * from books, found where found.cleaned < books.cleaned or found.quarantined <> books.quarantined
