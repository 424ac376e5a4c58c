-- Sessions of those who have signed in by the OpenID Connect provider, who need no account and have no password here.
alter table people.session alter column credential drop not null;
-- What the provider has said, sealed with a key that only the cookie yields: of no use to whoever reads or copies this table.
alter table people.session add column provider bytea;
alter table people.session add constraint by_password_or_provider check ((credential is null) = (provider is not null));
-- Whose deputy somebody has chosen to be in this session.
alter table people.session add column on_behalf_of text;
