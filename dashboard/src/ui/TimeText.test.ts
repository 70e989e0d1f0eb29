import { describe, expect, it } from 'vitest';
import { createSSRApp, watch } from 'vue';
import { renderToString } from 'vue/server-renderer';
import { tick, today } from '@/live/connection';
import TimeText from './TimeText.vue';

const MONDAY = new Date(2026, 10, 23, 14, 5).getTime();

async function shown(): Promise<string | undefined> {
  const text = await renderToString(createSSRApp(TimeText, { at: MONDAY }));
  return />([^<]*)</.exec(text)?.[1];
}

describe('TimeText', () => {
  it('should add the day as soon as it is over, and be drawn anew for nothing else', async () => {
    tick(new Date(2026, 10, 23, 14, 6).getTime());
    let drawnAnew = 0;
    const end = watch(today, () => drawnAnew++, { flush: 'sync' });
    tick(new Date(2026, 10, 23, 23, 59, 59).getTime());
    expect([await shown(), drawnAnew]).toEqual(['14:05:00', 0]);
    tick(new Date(2026, 10, 24).getTime());
    expect([await shown(), drawnAnew]).toEqual(['2026-11-23 14:05:00', 1]);
    end();
  });
});
