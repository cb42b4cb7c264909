-- Where a message stands on a chat platform, so that it can be changed in place.
create table cards (
    tenant   text    not null,
    address  text    not null,
    card     text    not null,
    place    text,             -- the platform's own name for the message; null while the first post is under way
    row_id   bigint  not null, -- of the outbox row shown last: an older one is not shown over it
    below    text,             -- the platform's own time of what people wrote there last
    primary key (tenant, address, card)
) without rowid;
create index cards_place on cards (tenant, place);

-- Small things kept for the edges, sealed by the host before they come here: tokens of chat platforms.
create table vault (
    tenant text not null,
    name   text not null,
    sealed text not null,
    primary key (tenant, name)
) without rowid;
