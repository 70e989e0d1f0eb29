/**
 * What the API answers, named as the pages speak of it. The shapes come from the OpenAPI document:
 * `npm run types` writes schema.d.ts anew.
 */
import type { components } from './schema';

type Schemas = components['schemas'];

/** Of which partitions an answer lacks what they hold. */
export type Scan = Pick<Schemas['Books'], 'partitionsAnswered' | 'partitionsTotal'>;

export type Side = Schemas['Alert']['side'];
export type Severity = Schemas['Alert']['severity'];

// ---- Large trades ----

export type Volume = Schemas['VolumeView'];
export type Volumes = Schemas['Volumes'];
export type Minute = Schemas['MinuteView'];
export type VolumeHistory = Schemas['History'];

// ---- Books ----

export type BookSummary = Schemas['BookSummary'];
export type Books = Schemas['Books'];
export type Book = Schemas['BookView'];
export type Level = Schemas['BookLevelsLevel'];
export type Figure = Schemas['Figure'];
export type BookAnalysis = Schemas['BookAnalysis'];
export type BookReading = Schemas['AnalysisView'];

// ---- Futures ----

/** What stands around rows of the futures part. */
export type Envelope<T> = Omit<Schemas['EnvelopeOfListOfAnomalyRow'], 'data'> & { data: T };
export type AnomalyRow = Schemas['AnomalyRow'];
export type CoinRow = Schemas['CoinRow'];
export type OpenInterestRow = Schemas['OpenInterestRow'];
export type Explanation = Schemas['Explanation'];

// ---- Token pool ----

export type Pair = Schemas['PairSummary'];
export type Pairs = Schemas['Pairs'];
export type PairDetail = Schemas['PairView'];
export type PoolTemplate = Schemas['PoolTemplate'];
export type Batches = Schemas['Batches'];
export type Templates = Schemas['Templates'];

// ---- Whales ----

export type Whale = Schemas['WhaleSummary'];
export type Whales = Schemas['Whales'];
export type WhaleSignal = Schemas['WhaleSignal'];
export type WhaleSignals = Schemas['Signals'];
export type WhaleOrder = Schemas['WhaleOrder'];
export type WhaleOrders = Schemas['Orders'];
export type WhaleDetail = Schemas['WhaleView'];

// ---- Alerts, decisions, silences ----

/**
 * Evidence whose measurements are read member by member, with nothing taken for granted: old alerts
 * lack what newer ones have.
 */
export type Evidence = Omit<Schemas['Evidence'], 'inputs'> & {
  inputs: { kind: string } & Record<string, unknown>;
};
export type Alert = Omit<Schemas['Alert'], 'evidence'> & { evidence: Evidence };
export type Alerts = Omit<Schemas['Alerts'], 'alerts'> & { alerts: Alert[] };
export type AlertStory = Omit<Schemas['AlertStory'], 'alert'> & { alert: Alert };
export type Delivery = Schemas['Delivery'];
export type Standing = Schemas['Standing'];
export type Decision = Schemas['Decision'];
export type Decisions = Schemas['Decisions'];
export type Silence = Schemas['Silence'];
export type Silences = Schemas['InForce'];
export type Recomputed = Schemas['RecomputeAnswer'];

/** What is asked for when alerts are muted. */
export interface SilenceWish {
  rule?: string;
  subject?: string;
  severities?: Severity[];
  /** Such as 30m or 2h. */
  duration: string;
  by?: string;
  comment?: string;
}

// ---- Rules ----

export type Rule = Schemas['RuleView'];
export type Rules = Schemas['Rules'];
export type RuleVersions = Schemas['RuleOverride'];
export type Outcomes = Schemas['RuleOutcomes'];

// ---- Feeds ----

export type Feed = Schemas['FeedView'];
export type Feeds = Schemas['Feeds'];
export type Detector = Schemas['DetectorStatus'];
export type Status = Schemas['Status'];
