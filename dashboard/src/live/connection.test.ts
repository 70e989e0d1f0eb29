import { describe, expect, it } from 'vitest';
import {
  hearAnswer,
  hearCompleteness,
  hearLife,
  hearLoss,
  hearSilence,
  incompleteAnswers,
  label,
  partialAnswers,
  standbyAnswers,
  tick,
} from './connection';

describe('the connection', () => {
  it('should go from reconnecting to disconnected, and back with the next answer', () => {
    hearAnswer(1_000);
    expect(label.value).toBe('connected');
    hearSilence(2_000);
    expect(label.value).toBe('reconnecting');
    hearSilence(9_000);
    tick(16_999);
    expect(label.value).toBe('reconnecting');
    tick(17_000);
    expect(label.value).toBe('disconnected');
    hearAnswer(18_000);
    expect(label.value).toBe('connected');
  });

  it('should not let the beats of the stream speak for questions that nobody answers', () => {
    hearAnswer(1_000);
    hearSilence(2_000);
    hearLife(3_000);
    expect(label.value).toBe('reconnecting');
    hearLife(17_000);
    tick(17_000);
    expect(label.value).toBe('disconnected');
    hearAnswer(18_000);
    expect(label.value).toBe('connected');
  });

  it('should be content again when a lost stream is back, or anything answers', () => {
    hearAnswer(1_000);
    hearLoss(2_000);
    expect(label.value).toBe('reconnecting');
    hearLife(3_000);
    expect(label.value).toBe('connected');
    hearLoss(4_000);
    hearAnswer(5_000);
    expect(label.value).toBe('connected');
  });

  it('should name partial answers until a whole one comes', () => {
    const none = new Headers();
    hearCompleteness('api/books', none, { partitionsAnswered: 3, partitionsTotal: 4 });
    expect(incompleteAnswers.value).toMatchObject([{ path: 'api/books', answered: 3, total: 4 }]);
    hearCompleteness('api/books', none, { partitionsAnswered: 4, partitionsTotal: 4 });
    expect(incompleteAnswers.value).toEqual([]);
    hearCompleteness('api/coins', none, { status: 'partial' });
    expect(incompleteAnswers.value).toMatchObject([{ path: 'api/coins', standby: false }]);
    hearCompleteness('api/coins', none, { status: 'success' });
  });

  it('should tell of a standby and of how far it is behind', () => {
    const headers = new Headers({ 'Tidewatch-Source': 'standby', 'Tidewatch-Lag': '17' });
    hearCompleteness('api/volumes', headers, {});
    expect(incompleteAnswers.value).toMatchObject([{ standby: true, lag: '17' }]);
    hearCompleteness('api/volumes', new Headers(), {
      partitionsAnswered: 4,
      partitionsTotal: 4,
      source: 'standby',
      lag: 5,
    });
    expect(incompleteAnswers.value).toMatchObject([{ standby: true, lag: '5' }]);
    tick(Date.now() + 61_000);
    expect(incompleteAnswers.value).toEqual([]);
  });

  it('should say that something is missing also where a standby answered', () => {
    const headers = new Headers({ 'Tidewatch-Source': 'standby', 'Tidewatch-Lag': '512' });
    hearCompleteness('api/anomalies/top', headers, { status: 'partial' });
    expect(partialAnswers.value.map((answer) => answer.path)).toEqual(['api/anomalies/top']);
    expect(standbyAnswers.value.map((answer) => answer.lag)).toEqual(['512']);
    hearCompleteness('api/anomalies/top', headers, { status: 'success' });
    expect([partialAnswers.value, standbyAnswers.value.length]).toEqual([[], 1]);
    hearCompleteness('api/anomalies/top', new Headers(), { status: 'success' });
    expect(incompleteAnswers.value).toEqual([]);
  });

  it('should not remember more questions than fit', () => {
    for (let i = 0; i < 500; i++) {
      hearCompleteness(`api/x${i}`, new Headers(), { partitionsAnswered: 0, partitionsTotal: 1 });
    }
    expect(incompleteAnswers.value.length).toBeLessThanOrEqual(50);
  });
});
