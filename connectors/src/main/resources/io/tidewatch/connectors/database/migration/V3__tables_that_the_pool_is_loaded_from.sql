-- In production these belong to others and are there already: then nothing happens to them.

CREATE TABLE IF NOT EXISTS `quick_monitor_template` (
  `id` INT AUTO_INCREMENT PRIMARY KEY,
  `template_name` VARCHAR(100),
  `min_market_cap` DECIMAL(20,2),
  `max_market_cap` DECIMAL(20,2),
  `has_twitter` VARCHAR(20),
  `events_config` TEXT,
  `time_interval` VARCHAR(10),
  `trigger_logic` VARCHAR(10) DEFAULT 'any',
  `del_flag` TINYINT DEFAULT 0
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;

CREATE TABLE IF NOT EXISTS `token_launch_history` (
  `id` BIGINT AUTO_INCREMENT PRIMARY KEY,
  `ca` VARCHAR(100) NOT NULL,
  `token_symbol` VARCHAR(50),
  `token_name` VARCHAR(200),
  `highest_market_cap` DECIMAL(20,2),
  `twitter_url` VARCHAR(500),
  `source` VARCHAR(20)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;

CREATE TABLE IF NOT EXISTS `twitter_account_manage` (
  `id` BIGINT AUTO_INCREMENT PRIMARY KEY,
  `twitter_url` VARCHAR(500),
  `twitter_type` VARCHAR(20)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;
