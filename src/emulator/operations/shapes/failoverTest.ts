import type { FailoverTest } from '../../estate/model';

export function failoverTestShape(test: FailoverTest): object {
  const { connectionOwner: _, region: __, startTime, endTime, ...shown } = test;
  return {
    ...shown,
    startTime: startTime / 1000,
    ...(endTime !== undefined && { endTime: endTime / 1000 }),
  };
}
