-- Whom an identity provider vouches for (OpenID Connect), and whose account that is.
CREATE TABLE openid_identity (
  id           VARCHAR(30) CHARACTER SET ascii COLLATE ascii_bin NOT NULL PRIMARY KEY,
  account_id   VARCHAR(30) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  issuer       VARCHAR(255) CHARACTER SET ascii COLLATE ascii_bin NOT NULL COMMENT 'the provider, as it names itself in its tokens',
  subject      VARCHAR(255) COLLATE utf8mb4_bin NOT NULL COMMENT 'what the provider knows the person by; never another person''s',
  email        VARCHAR(254) NULL COMMENT 'the address that it told last, for its owner to recognise it by',
  created_at   DATETIME(3) NOT NULL,
  last_used_at DATETIME(3) NULL,
  UNIQUE KEY openid_identity_subject (issuer, subject),
  KEY openid_identity_account (account_id, id),
  CONSTRAINT openid_identity_account FOREIGN KEY (account_id) REFERENCES account (id) ON DELETE CASCADE
);

-- Who signs in at a provider needs no password here.
ALTER TABLE account
  MODIFY COLUMN password_hash VARCHAR(255) CHARACTER SET ascii COLLATE ascii_bin NULL COMMENT 'Argon2id, with its parameters; null for who signs in without a password';
