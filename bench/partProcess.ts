/** Measures one part of the benchmark in its own process. */
import { answer } from './apart';
import { parts } from './parts';

answer(async (name: string) => parts[name]?.());
