/** Style sheets are imported for their side effect: esbuild bundles them into dist/form.css. */
declare module '*.css';
