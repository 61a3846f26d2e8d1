/** Style sheets are imported for their side effect: esbuild gathers them into dist/form.css. */
declare module '*.css';
