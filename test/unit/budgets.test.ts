import { assertUnderBudget, budgets } from '../../bench/budgets';

// The package's budget is held where it is packaged, by the tour: packaging takes longer than a unit test may.
describe('what is built', () => {
  for (const budget of [budgets.entry, budgets.l10n, budgets.form]) {
    it(`stays small: the ${budget.name}`, () => assertUnderBudget(budget));
  }
});
