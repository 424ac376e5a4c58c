// Makes one script of charts.js and the parts of ECharts that it uses, at the place that is named.
import { buildSync } from 'esbuild';

buildSync({
  entryPoints: ['charts.js'],
  bundle: true,
  minify: true,
  format: 'iife',
  target: 'es2022',
  outfile: process.argv[2],
});
