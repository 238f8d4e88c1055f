import { defineConfig } from 'vite';

// The pages end up on the class path under /web; the Maven build passes the folder in DIALER_WEB_OUT.
export default defineConfig({
  base: '/',
  build: {
    outDir: process.env.DIALER_WEB_OUT ?? 'dist',
    emptyOutDir: true,
    assetsInlineLimit: 0,
    target: 'es2022'
  },
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } }
});
