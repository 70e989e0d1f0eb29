/**
 * An event of each kind for tests, as the server writes it: text, since how it is written is part of
 * what is tested.
 */
import type { EventData } from './events';

type Examples = Record<keyof EventData, string>;

const EVIDENCE =
  '{"rule":{"id":"large-trades","version":0,"parameters":{}},"episode":{"startedAt":1311,"number":1},' +
  '"window":{"after":1310,"upTo":1311},"inputs":{"kind":"large-trades","base":"BTC","quote":"USDT",' +
  '"buyUsd":10,"sellUsd":1,"trades":2,"firstTradeId":1,"completedBy":2,"largestTradeUsd":10,' +
  '"largestTradeId":1,"largestShare":1,"usdRate":1,"usdRateAgeMs":0},"records":[],"feed":' +
  '{"missingTrades":0,"backfilledTrades":0,"epoch":1,"receiveLagMs":0}}';

export const EXAMPLES: Examples = {
  alert:
    '{"id":"f32e9ba6317cd31c8d8cbe01608a3c0c","rule":"large-trades","subject":"A","side":"BUY",' +
    `"value":10,"threshold":1,"severity":"MAJOR","eventTime":1311,"evidence":${EVIDENCE}}`,
  volume:
    '{"symbol":"BTCUSDT","asOf":1795218674320,"windowMs":300000,"buyUsd":39508.67211000,' +
    '"sellUsd":24688.84243000,"trades":167}',
  analysis:
    '{"instId":"ETH-USDT","time":1795364262426,"receivedAt":1795364262426,"seqId":10,' +
    '"bookEpoch":1,"phase":"CONTINUOUS","top":{"bid":99.5,"bidSize":1,"ask":101.0,' +
    '"askSize":2.50},"mid":{"value":100.25},"spreadBps":{"value":149.6259},' +
    '"microprice":{"value":99.9285714286},"imbalance":{"value":-0.4347},' +
    '"coverageBps":{"value":174.5636},"orderFlowImbalance":{"absent":"WARMUP"},' +
    '"depth":[{"bps":10,"bidUsd":{"value":0.00},"askUsd":{"value":0.00},' +
    '"imbalance":{"absent":"NONE_FOUND"}},{"bps":25,"bidUsd":{"value":0.00},' +
    '"askUsd":{"value":0.00},"imbalance":{"absent":"NONE_FOUND"}}],"slippage":[{"usd":10000,' +
    '"buyBps":{"absent":"TOO_THIN"},"buyFillableUsd":{"value":558.50},' +
    '"sellBps":{"absent":"TOO_THIN"},"sellFillableUsd":{"value":491.50}},{"usd":100000,' +
    '"buyBps":{"absent":"TOO_THIN"},"buyFillableUsd":{"value":558.50},' +
    '"sellBps":{"absent":"TOO_THIN"},"sellFillableUsd":{"value":491.50}}],' +
    '"levels":{"absent":"TOO_FEW_LEVELS"},"largeOrders":{"buyUsd":{"value":0.00},' +
    '"sellUsd":{"value":0.00},"trend":"NEUTRAL","classes":[{"fromUsd":0,"bids":2,' +
    '"bidUsd":491.50,"asks":2,"askUsd":558.50},{"fromUsd":50000,"bids":0,"bidUsd":0.00,' +
    '"asks":0,"askUsd":0.00}],"bidTopShare":{"value":1.0000},"askTopShare":{"value":1.0000}},' +
    '"walls":[],"depthAnomaly":{"score":{"absent":"WARMUP"},"condition":"NORMAL",' +
    '"contributions":{},"samples":0},"liquidity":{"index":{"absent":"WARMUP"},' +
    '"condition":"NORMAL","bidRatio":{"absent":"WARMUP"},"askRatio":{"absent":"WARMUP"},' +
    '"changePerMinute":{"absent":"WARMUP"}}}',
  anomaly:
    '{"symbol":"JUMPUSDT","openTime":1795364100000,"evaluatedAt":1795364580000,"provisional":true,' +
    '"status":"OK","bars":96,"missing":0,"close":1.1100,"quoteVolume":102936.21,' +
    '"quoteVolume24h":19768743.36,"classic":{"curReturn":0.00909091,"priceZscore":0.7915,' +
    '"volumeZscore":-0.2060,"volatilityZscore":-0.1978,"score":0.0000,"reasons":[]},' +
    '"robust":{"score":33.81,"coverage":1.00,"votes":1,"level":"WATCH","features":[]},' +
    '"direction":"BUY"}',
  signal:
    '{"id":"bfb062238c270085ac842eb7281632f6","orderId":"afab9c41994a8af836760092cecdaa29",' +
    '"address":"0x31ca8395cf837de08b24da3f660e77761dfb974b","label":"one",' +
    '"assetType":"FUTURES","coin":"BTC","symbol":"BTC/USDC","base":"BTC","quote":"USDC",' +
    '"direction":"OPEN","change":"OPEN","side":"LONG","flip":false,"positionSize":"MEDIUM",' +
    '"size":2,"price":100000,"notional":200000,"notionalUsd":200000,' +
    '"openInterestShare":0.002,"positionBefore":0,"positionAfter":2,"makerShare":0,"fills":1,' +
    '"liquidation":false,"oid":7,"part":1,"status":"filled","flush":"STATUS",' +
    '"view":"USER_CHANNELS","firstFillAt":1790000002000,"timestamp":1790000002000,' +
    '"records":[{"topic":"tidewatch.raw.hyperliquid.frames","partition":0,"first":3,' +
    '"last":3}]}',
  feed:
    '{"venue":"binance-spot","channel":"trades","instrument":"BTCUSDT","type":"GAP",' +
    '"connection":"c-1","epoch":1,"at":2000,"gap":{"firstMissing":5,"lastMissing":7,"fromMs":1,' +
    '"toMs":2,"recovered":0},"detail":"as said"}',
};
