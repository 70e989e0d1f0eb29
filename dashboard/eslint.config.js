import js from '@eslint/js';
import globals from 'globals';
import vue from 'eslint-plugin-vue';
import ts from 'typescript-eslint';

export default ts.config(
  { ignores: ['target/**', 'node_modules/**', 'src/components.d.ts', 'src/api/schema.d.ts'] },
  js.configs.recommended,
  ...ts.configs.strict,
  ...ts.configs.stylistic,
  ...vue.configs['flat/recommended'],
  {
    files: ['**/*.vue'],
    languageOptions: { parserOptions: { parser: ts.parser } },
  },
  {
    files: ['src/**/*'],
    languageOptions: { globals: globals.browser },
  },
  {
    files: ['scripts/**/*', '*.config.*'],
    languageOptions: { globals: globals.node },
  },
  {
    rules: {
      // TypeScript finds these itself.
      'no-undef': 'off',
      // Outside text must never become markup.
      'vue/no-v-html': 'error',
      'no-eval': 'error',
      'no-restricted-globals': ['error', 'EventSource'],
      'no-console': 'error',
      'vue/multi-word-component-names': 'off',
      'vue/max-attributes-per-line': 'off',
      'vue/singleline-html-element-content-newline': 'off',
      'vue/html-self-closing': ['error', { html: { void: 'always' } }],
      'vue/html-indent': 'off',
      'vue/html-closing-bracket-newline': 'off',
      'vue/multiline-html-element-content-newline': 'off',
      'vue/require-default-prop': 'off',
      'vue/attributes-order': 'off',
      '@typescript-eslint/no-invalid-void-type': 'off',
    },
  },
  { files: ['scripts/**/*'], rules: { 'no-console': 'off' } },
);
