-- Whose account a line is about, so that its owner sees who signed in and what was changed about that. Another account may
-- have done it, as when an operator takes a second factor away.
ALTER TABLE activity
  ADD COLUMN about_account_id VARCHAR(30) CHARACTER SET ascii COLLATE ascii_bin NULL COMMENT 'null where it is about no account' AFTER account_id,
  ADD KEY activity_about_account (about_account_id, id);

UPDATE activity SET about_account_id = account_id
 WHERE action IN ('session.end', 'second-factor.enable', 'second-factor.disable', 'second-factor.recovery-codes',
                  'passkey.register', 'passkey.remove', 'token.create', 'token.revoke');
