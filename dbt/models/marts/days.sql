select cast(day as date) as event_date
from range(date '2025-01-01', date '2031-01-01', interval 1 day) as calendar (day)
