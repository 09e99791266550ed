-- What was ordered of a server's end, and what the panel has lost by itself.
ALTER TABLE server
  ADD COLUMN terminates_at DATETIME(3) NULL COMMENT 'when the panel deletes it, once that was ordered here',
  ADD COLUMN missing_since DATETIME(3) NULL COMMENT 'since when the panel no longer has it, though nobody ordered that here';

-- An order for one server: a durable sequence of steps. What is asked for stands here whole, so that any node can carry it on.
CREATE TABLE provisioning_order (
  id               VARCHAR(30) CHARACTER SET ascii COLLATE ascii_bin NOT NULL PRIMARY KEY,
  server_id        VARCHAR(30) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  customer_id      VARCHAR(30) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  product_id       VARCHAR(30) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  group_id         VARCHAR(191) COLLATE utf8mb4_bin NULL COMMENT 'the billing system''s id of the order that this service is one of',
  wish             JSON NOT NULL COMMENT 'everything that is asked of the panel',
  task_id          VARCHAR(30) CHARACTER SET ascii COLLATE ascii_bin NOT NULL COMMENT 'the task that shows it to the customer; a new one with each resumption',
  state            ENUM('RUNNING', 'WAITING', 'STOPPED', 'DONE', 'CANCELLED') NOT NULL,
  step             ENUM('PANEL_USER', 'CREATE', 'BUILD', 'INSTALLATION', 'FINISH') NOT NULL COMMENT 'the step that it is at',
  attempts         INT NOT NULL COMMENT 'how often this step was tried in vain since the order was last taken up',
  step_since       DATETIME(3) NOT NULL COMMENT 'since when it is at this step, or was last taken up',
  problem          VARCHAR(1000) NULL COMMENT 'for operators: why it does not go on, or what to look at',
  panel_user_id    INT NULL,
  panel_server_id  INT NULL COMMENT 'the server made for it',
  servers_before   JSON NULL COMMENT 'the numbers of the customer''s servers on the panel before the call that creates went out',
  call_began_at    DATETIME(3) NULL COMMENT 'when the call of this step went out whose answer is not known yet; null where none is open',
  call_ended_at    DATETIME(3) NULL COMMENT 'when its answer was given up; null while it may still come to this node',
  ordered_by       VARCHAR(255) NOT NULL COMMENT 'the name at the time',
  created_at       DATETIME(3) NOT NULL,
  finished_at      DATETIME(3) NULL,
  version          INT NOT NULL COMMENT 'counts changes: who read an older one must look again',
  -- The customer while a call that creates is open, null otherwise: so that what appears on the panel has one order to belong to.
  creating_for     VARCHAR(30) CHARACTER SET ascii COLLATE ascii_bin
                   AS (IF(step = 'CREATE' AND state = 'RUNNING' AND call_began_at IS NOT NULL, customer_id, NULL)) PERSISTENT,
  UNIQUE KEY provisioning_order_server (server_id),
  UNIQUE KEY provisioning_order_creating_for (creating_for),
  KEY provisioning_order_task (task_id),
  KEY provisioning_order_group (group_id),
  KEY provisioning_order_state (state, id),
  CONSTRAINT provisioning_order_of_server FOREIGN KEY (server_id) REFERENCES server (id)
);

-- What happened to an order, for operators: one line for each thing that was done, found or went wrong.
CREATE TABLE provisioning_event (
  order_id   VARCHAR(30) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  number     INT NOT NULL,
  at         DATETIME(3) NOT NULL,
  step       VARCHAR(20) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  outcome    ENUM('BEGUN', 'DONE', 'PROBLEM') NOT NULL,
  detail     VARCHAR(1000) NOT NULL,
  PRIMARY KEY (order_id, number),
  CONSTRAINT provisioning_event_order FOREIGN KEY (order_id) REFERENCES provisioning_order (id)
);
