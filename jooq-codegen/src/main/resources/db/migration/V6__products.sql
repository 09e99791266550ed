-- What the host sells. Products are never deleted, only disabled: servers that were sold as one keep it.
CREATE TABLE product (
  id                     VARCHAR(30) CHARACTER SET ascii COLLATE ascii_bin NOT NULL PRIMARY KEY,
  name                   VARCHAR(255) NOT NULL,
  description            TEXT NULL,
  enabled                BOOLEAN NOT NULL,
  package_id             INT NOT NULL COMMENT 'the panel''s number',
  hypervisor_group_ids   VARCHAR(1200) CHARACTER SET ascii COLLATE ascii_bin NOT NULL COMMENT 'the panel''s numbers in the operator''s order, with commas between',
  default_ipv4_count     INT NOT NULL,
  stock_controlled       BOOLEAN NOT NULL,
  stock_buffer_percent   DECIMAL(5, 2) NOT NULL COMMENT 'kept free of each resource of a hypervisor, 0 to 100',
  self_service_mode      ENUM('OFF', 'HOURLY', 'RESOURCE_PACKS', 'BOTH') NOT NULL,
  auto_top_up_threshold  DECIMAL(18, 4) NULL COMMENT 'null or 0 is off',
  auto_top_up_amount     DECIMAL(18, 4) NULL,
  stock_quantity         INT NULL COMMENT 'what can still be ordered; null where it was never computed',
  stock_computed_at      DATETIME(3) NULL COMMENT 'when it was last computed from a complete answer of the panel',
  created_at             DATETIME(3) NOT NULL,
  KEY product_name (name, id)
);

-- The panel's hypervisor groups as last told, so that a product can name its locations while the panel is away.
CREATE TABLE hypervisor_group (
  id           INT NOT NULL PRIMARY KEY COMMENT 'the panel''s number',
  name         VARCHAR(255) NOT NULL,
  country_code CHAR(2) CHARACTER SET ascii COLLATE ascii_bin NULL,
  icon         VARCHAR(255) NULL,
  enabled      BOOLEAN NOT NULL,
  as_of        DATETIME(3) NOT NULL
);

-- A place that an order has taken. The panel does not know of it before the server is made there, so that a quantity
-- computed from the panel's figures has to leave it out.
--
-- No foreign keys here and from server to product: their locks on a product's row would make orders that come at the
-- same moment wait for each other in circles.
CREATE TABLE stock_reservation (
  server_id  VARCHAR(30) CHARACTER SET ascii COLLATE ascii_bin NOT NULL PRIMARY KEY COMMENT 'the service that was ordered',
  product_id VARCHAR(30) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  taken_at   DATETIME(3) NOT NULL,
  placed_at  DATETIME(3) NULL COMMENT 'when the panel had made the server: what is read there afterwards includes it',
  KEY stock_reservation_product (product_id),
  KEY stock_reservation_placed_at (placed_at)
);

ALTER TABLE server
  ADD COLUMN product_id VARCHAR(30) CHARACTER SET ascii COLLATE ascii_bin NULL COMMENT 'what it was sold as' AFTER customer_id,
  ADD KEY server_product (product_id);
