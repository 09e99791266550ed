-- Orders whose call that creates was sent again, or given up, without anybody knowing what became of the one before. The
-- panel may still come to it, so the customer's account there is looked at for a while.
CREATE TABLE surplus_watch (
  order_id       VARCHAR(30) CHARACTER SET ascii COLLATE ascii_bin NOT NULL PRIMARY KEY,
  servers_before JSON NOT NULL COMMENT 'the numbers of the customer''s servers on the panel before the first of the calls',
  began_at       DATETIME(3) NOT NULL COMMENT 'since when a server that appears can only be too much',
  look_at        DATETIME(3) NOT NULL COMMENT 'when to look next',
  KEY surplus_watch_look_at (look_at),
  CONSTRAINT surplus_watch_of_order FOREIGN KEY (order_id) REFERENCES provisioning_order (id)
);

-- Servers that the panel has made for an order besides the one that it has. Nobody uses them; a person decides.
CREATE TABLE surplus_server (
  panel_server_id INT NOT NULL PRIMARY KEY COMMENT 'the panel''s number',
  order_id        VARCHAR(30) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  found_at        DATETIME(3) NOT NULL,
  state           ENUM('OPEN', 'DELETED', 'KEPT') NOT NULL COMMENT 'OPEN: nobody has decided about it',
  KEY surplus_server_order (order_id),
  CONSTRAINT surplus_server_of_order FOREIGN KEY (order_id) REFERENCES provisioning_order (id)
);

-- An order whose options make its server larger than the product's package takes more than one place.
ALTER TABLE stock_reservation
  ADD COLUMN places INT NOT NULL DEFAULT 1 COMMENT 'how many it has taken' AFTER product_id;
