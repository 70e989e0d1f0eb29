import { fileURLToPath } from 'node:url';
import vue from '@vitejs/plugin-vue';
import Components from 'unplugin-vue-components/vite';
import { ElementPlusResolver } from 'unplugin-vue-components/resolvers';
import { defineConfig } from 'vitest/config';

const server = process.env['TIDEWATCH_URL'] ?? 'http://127.0.0.1:8080';

const proxy = Object.fromEntries(
  ['/api', '/status', '/metrics', '/health', '/reload'].map((path) => [
    path,
    // As its own pages ask; it refuses those of others.
    { target: server, changeOrigin: true, headers: { origin: server } },
  ]),
);

export default defineConfig({
  base: './',
  plugins: [
    vue(),
    Components({
      dirs: [],
      dts: 'src/components.d.ts',
      resolvers: [ElementPlusResolver({ importStyle: 'css', directives: false })],
    }),
  ],
  resolve: {
    alias: { '@': fileURLToPath(new URL('./src', import.meta.url)) },
  },
  define: {
    __VUE_OPTIONS_API__: 'false',
    __VUE_PROD_DEVTOOLS__: 'false',
    __VUE_I18N_LEGACY_API__: 'false',
    __VUE_I18N_FULL_INSTALL__: 'false',
  },
  build: {
    // What Maven packs into the jar.
    outDir: 'target/classes/dashboard',
    emptyOutDir: true,
    target: 'es2022',
    // A data: address would need a wider content policy than the server sends.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    manifest: true,
    chunkSizeWarningLimit: 900,
  },
  server: { proxy },
  preview: {
    proxy,
    // As the server of the API sends it, so that a page that breaks it shows here too.
    headers: {
      'Content-Security-Policy':
        "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; " +
        "connect-src 'self'; frame-ancestors 'none'; base-uri 'none'; form-action 'self'; " +
        "object-src 'none'",
    },
  },
  test: {
    environment: 'node',
    include: ['src/**/*.test.ts'],
  },
});
