-- What the ledger says was cleaned and quarantined, and what corrections moved since, beside the rows. A batch that is not sealed yet, and a
-- record that reprocessing rejected, have rows that the ledger does not count; none may have fewer.
with books as (
    select sum(cleaned) as cleaned, sum(quarantined) as quarantined from {{ ref('stg_batches') }}
), moved as (
    select
        count(*) filter (where to_disposition = 'cleaned') - count(*) filter (where from_disposition = 'cleaned') as cleaned
    from {{ corrections() }}
), found as (
    select
        (select count(*) from {{ ref('stg_events') }}) as cleaned,
        (select count(*) from {{ source('lake', 'quarantine') }}) as quarantined
)
select * from books, moved, found
where found.cleaned < books.cleaned + moved.cleaned or found.quarantined < books.quarantined
