-- Times are Unix milliseconds, UTC. Truth is 1 and 0.

create table events (
    tenant  text   not null,
    stream  text   not null,
    version bigint not null,
    kind    text   not null,
    json    text   not null,
    at      bigint not null,
    actor   text   not null,
    hash    text   not null, -- of this event and the hash before it: Chain.cs
    primary key (tenant, stream, version)
);

-- A message is handled once. The answer it got is the outbox rows of this stream from first_outbox to last_outbox.
create table received (
    tenant       text   not null,
    stream       text   not null,
    message_id   text   not null,
    at           bigint not null,
    version      bigint not null, -- of the stream, after the message
    first_outbox bigint not null,
    last_outbox  bigint not null, -- less than first_outbox when nothing left
    primary key (tenant, stream, message_id)
) without rowid;

create table outbox (
    id         integer primary key autoincrement, -- never used twice, whatever is deleted: receivers know a message by it
    tenant     text    not null,
    stream     text    not null,
    kind       text    not null, -- show, send
    is_card    integer not null, -- of a show: it replaces the card shown before it at that address
    recipient  text    not null, -- an address, or a stream
    input_kind text,             -- of a send
    json       text    not null,
    key        text,             -- under which the stream can withdraw it
    urgent     integer not null,
    report_to  text,             -- the stream that is told when it cannot be delivered
    due        bigint  not null, -- as decided
    ready_at   bigint  not null, -- when the pump may take it: due, the end of a lease, or what it was put off to
    attempts   integer not null,
    state      text    not null, -- pending, sent, withdrawn, gave-up
    settled_at bigint,
    receipt    text,
    reason     text
);
create index outbox_ready on outbox (urgent, ready_at) where state = 'pending';
create index outbox_key on outbox (tenant, stream, key) where state = 'pending' and key is not null;
create index outbox_shown on outbox (tenant, recipient, is_card, due) where kind = 'show';
create index outbox_gave_up on outbox (settled_at) where state = 'gave-up';

create table board (
    tenant     text    not null,
    stream     text    not null,
    kind       text    not null,
    status     text    not null,
    is_open    integer not null,
    severity   integer not null,
    title      text    not null,
    updated_at bigint  not null,
    json       text    not null,
    primary key (tenant, stream)
);
create index board_recent on board (tenant, updated_at);
create index board_open on board (tenant, severity, updated_at) where is_open = 1;

create table attachments (
    id          text   primary key,
    tenant      text   not null,
    stream      text   not null,
    name        text   not null,
    media_type  text   not null,
    bytes       bigint not null,
    sha256      text   not null,
    at          bigint not null,
    from_person text   not null
);
create index attachments_of on attachments (tenant, stream, at);

create table sign_ins (
    token_sha256 text   primary key,
    tenant       text   not null,
    person       text   not null,
    expires_at   bigint not null,
    used_at      bigint
);
