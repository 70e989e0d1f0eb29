import { afterEach, describe, expect, it } from 'vitest';
import { createSSRApp } from 'vue';
import { renderToString } from 'vue/server-renderer';
import { createI18n } from 'vue-i18n';
import { ApiProblem } from '@/api/problem';
import { held } from '@/api/token';
import en from '@/i18n/en';
import ProblemNote from './ProblemNote.vue';

function shown(problem: ApiProblem | null): Promise<string> {
  const app = createSSRApp(ProblemNote, { problem });
  app.use(createI18n({ legacy: false, locale: 'en', messages: { en } }));
  return renderToString(app);
}

describe('the note of a problem', () => {
  afterEach(() => {
    held.value = false;
  });

  it('should say that a token is needed, and offer to give one', async () => {
    const note = await shown(ApiProblem.of(401, '{"detail":"who are you"}'));
    expect(note).toContain(en.token.needed);
    expect(note).toContain(en.token.give);
  });

  it('should offer another token where the one that is held may not', async () => {
    const forbidden = ApiProblem.of(403, '{"detail":"this token may only read"}');
    expect(await shown(forbidden)).not.toContain('<button');
    held.value = true;
    const note = await shown(forbidden);
    expect(note).toContain('this token may only read');
    expect(note).toContain(en.token.another);
  });

  it('should offer nothing where a token is not at fault', async () => {
    held.value = true;
    expect(await shown(ApiProblem.of(503, '{"detail":"not ready"}'))).not.toContain('<button');
    expect(await shown(null)).not.toContain('problem');
  });
});
