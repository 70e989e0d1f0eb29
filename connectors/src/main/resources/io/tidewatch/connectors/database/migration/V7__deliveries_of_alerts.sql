-- What became of the alerts of the log on each channel. Kept beside the log, since word of a
-- delivery may come before the alert itself does.

CREATE TABLE IF NOT EXISTS `sol_ws_alert_delivery` (
  `alert_id` VARCHAR(64) NOT NULL COMMENT '告警标识',
  `channel` VARCHAR(16) NOT NULL COMMENT '渠道(telegram/wecom)',
  `target` VARCHAR(64) NOT NULL COMMENT '推送目标',
  `status` VARCHAR(16) NOT NULL COMMENT '结果(SENT/FAILED/EXPIRED/NOT_ROUTED)',
  `message_id` VARCHAR(100) COMMENT '消息ID',
  `digest_id` VARCHAR(64) COMMENT '汇总消息ID',
  `error` VARCHAR(1000) COMMENT '错误信息',
  `attempts` INT NOT NULL COMMENT '请求次数',
  `repeated` TINYINT NOT NULL COMMENT '是否可能重复(1=是,0=否)',
  `late` TINYINT NOT NULL COMMENT '是否延迟(1=是,0=否)',
  `took_ms` BIGINT NOT NULL COMMENT '推送耗时（毫秒）',
  PRIMARY KEY (`alert_id`, `channel`, `target`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COMMENT='tidewatch: SOL WebSocket告警推送结果';
