-- By whose midnights the clock has come to the watermark; null before the first tick.
alter table segmentation.clock
    add column zone text;
