-- The tables of futures. Times of the market are epoch milliseconds, as the venue writes them: in a
-- zone whose clock is put back, two bars would have the same DATETIME. Symbols are compared byte by
-- byte: some have letters of other scripts. Whether a table of that name is ours, its comment tells.

CREATE TABLE IF NOT EXISTS `klines` (
  `symbol` VARCHAR(64) NOT NULL COMMENT '合约',
  `open_time` BIGINT NOT NULL COMMENT '开盘时间（毫秒时间戳）',
  `close_time` BIGINT NOT NULL COMMENT '收盘时间（毫秒时间戳）',
  `open_price` DECIMAL(30,15) COMMENT '开盘价',
  `high_price` DECIMAL(30,15) COMMENT '最高价',
  `low_price` DECIMAL(30,15) COMMENT '最低价',
  `close_price` DECIMAL(30,15) COMMENT '收盘价',
  `volume` DECIMAL(36,8) COMMENT '成交量（基础资产）',
  `quote_volume` DECIMAL(36,8) COMMENT '成交额（计价资产）',
  `trades_count` BIGINT COMMENT '成交笔数',
  `created_at` DATETIME DEFAULT CURRENT_TIMESTAMP COMMENT '创建时间',
  PRIMARY KEY (`symbol`, `open_time`),
  KEY `klines_open_time` (`open_time`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin COMMENT='tidewatch: 15分钟K线';

CREATE TABLE IF NOT EXISTS `anomalies` (
  `symbol` VARCHAR(64) NOT NULL COMMENT '合约',
  `timestamp` BIGINT NOT NULL COMMENT 'K线开盘时间（毫秒时间戳）',
  `interval_type` VARCHAR(10) NOT NULL COMMENT '间隔类型',
  `cur_return` DECIMAL(24,12) COMMENT '收益率',
  `price_zscore` DECIMAL(20,6) COMMENT '价格z-score',
  `volume_zscore` DECIMAL(20,6) COMMENT '成交量z-score',
  `volatility_zscore` DECIMAL(20,6) COMMENT '波动率z-score',
  `anomaly_score` DECIMAL(20,6) COMMENT '综合评分，0为无异动',
  `anomaly_reasons` VARCHAR(255) COMMENT '异动原因（JSON数组）',
  `quote_volume_24h` DECIMAL(36,8) COMMENT '24小时成交额',
  `created_at` DATETIME DEFAULT CURRENT_TIMESTAMP COMMENT '创建时间',
  PRIMARY KEY (`symbol`, `timestamp`, `interval_type`),
  KEY `anomalies_timestamp` (`timestamp`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin COMMENT='tidewatch: 异动数据';

CREATE TABLE IF NOT EXISTS `ai_coins` (
  `symbol` VARCHAR(64) NOT NULL COMMENT '合约',
  `rank` INT NOT NULL COMMENT '排名',
  `score` DECIMAL(20,6) COMMENT '评分',
  `start_time` BIGINT COMMENT '上榜时间（毫秒时间戳）',
  `start_price` DECIMAL(30,15) COMMENT '上榜价格',
  `current_price` DECIMAL(30,15) COMMENT '当前价格',
  `max_price` DECIMAL(30,15) COMMENT '上榜后最高价',
  `increase_percent` DECIMAL(20,6) COMMENT '涨幅%',
  `volume_24h` DECIMAL(36,8) COMMENT '24小时成交额',
  `price_change_24h` DECIMAL(20,6) COMMENT '24小时涨跌%',
  `updated_at` BIGINT NOT NULL COMMENT '更新时间（毫秒时间戳）',
  PRIMARY KEY (`symbol`),
  KEY `ai_coins_updated_at` (`updated_at`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin COMMENT='tidewatch: AI选币';

CREATE TABLE IF NOT EXISTS `oi_rankings` (
  `symbol` VARCHAR(64) NOT NULL COMMENT '合约',
  `rank` INT NOT NULL COMMENT '排名',
  `current_oi` DECIMAL(36,8) COMMENT '当前持仓量（张）',
  `oi_delta` DECIMAL(36,8) COMMENT '持仓量变化（张）',
  `oi_delta_percent` DECIMAL(20,6) COMMENT '持仓量变化%',
  `oi_delta_value` DECIMAL(36,8) COMMENT '持仓量变化金额',
  `price_delta_percent` DECIMAL(20,6) COMMENT '价格变化%',
  `net_long` DECIMAL(20,6) COMMENT '多头占比',
  `net_short` DECIMAL(20,6) COMMENT '空头占比',
  `volume_24h` DECIMAL(36,8) COMMENT '24小时成交额',
  `updated_at` BIGINT NOT NULL COMMENT '更新时间（毫秒时间戳）',
  PRIMARY KEY (`symbol`),
  KEY `oi_rankings_updated_at` (`updated_at`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin COMMENT='tidewatch: 持仓量排行';
