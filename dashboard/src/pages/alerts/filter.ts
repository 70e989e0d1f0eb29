import type { Alert } from '@/api/types';

export interface AlertFilter {
  rule: string;
  /** In small letters, as the API takes it. */
  severity: string;
  subject: string;
  from?: number | undefined;
  to?: number | undefined;
}

/** Whether the list that was asked for would hold an alert that came by the stream. */
export function matches(alert: Alert, filter: AlertFilter): boolean {
  const same = (text: string): string => text.replace('/', '').toUpperCase();
  return (
    (filter.rule === '' || alert.rule === filter.rule) &&
    (filter.severity === '' || alert.severity.toLowerCase() === filter.severity) &&
    (filter.subject === '' || same(alert.subject) === same(filter.subject)) &&
    (filter.from === undefined || alert.eventTime >= filter.from) &&
    (filter.to === undefined || alert.eventTime <= filter.to)
  );
}
