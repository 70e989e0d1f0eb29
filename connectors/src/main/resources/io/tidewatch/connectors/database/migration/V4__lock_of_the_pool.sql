-- Whoever rebuilds the pool holds this row, so that two do not do it at once.

CREATE TABLE IF NOT EXISTS `tidewatch_lock` (
  `name` VARCHAR(50) PRIMARY KEY
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;

INSERT INTO `tidewatch_lock` (`name`) VALUES ('pool');
