import { versioned } from '../messages';
import { OWNER_MESSAGE, isSent } from './state';
import type { Action, FormState, Step } from './state';

/** Actions for which the extension is asked after sending. */
export function ask(state: FormState, action: Action): Step | undefined {
  const created = state.outcome?.type === 'created';
  switch (action.type) {
    case 'cancel':
      return state.waiting === 'submit' || state.waiting === 'checkAgain' || state.acceptance?.waiting
        ? { state, post: versioned({ type: 'cancel' }) }
        : { state };
    case 'checkAgain':
      return state.waiting || state.outcome?.type !== 'unknown'
        ? { state }
        : {
            state: { ...state, waiting: 'checkAgain' },
            post: versioned({ type: 'checkAgain' }),
            focus: 'outcome',
          };
    case 'openConfiguration':
      return created ? { state, post: versioned({ type: 'openConfiguration' }) } : { state };
    case 'copyOwnerMessage':
      return created
        ? { state: { ...state, copied: OWNER_MESSAGE }, post: versioned({ type: 'copyOwnerMessage' }) }
        : { state };
    case 'startOver':
      return !state.waiting && isSent(state) ? { state, post: versioned({ type: 'startOver' }) } : { state };
    case 'acceptWith':
      return {
        state: { ...state, acceptGateway: '' },
        post: versioned({
          type: 'acceptWith',
          ...(action.profile !== undefined && { profile: action.profile }),
        }),
      };
    case 'chooseAcceptGateway':
      return { state: { ...state, acceptGateway: action.gateway } };
    case 'accept':
      return (state.acceptGateway === '' && state.acceptance?.type !== 'public') || state.acceptance?.waiting
        ? { state }
        : { state, post: versioned({ type: 'accept', gateway: state.acceptGateway }) };
    case 'checkAcceptance':
    case 'forgetAcceptance':
      return { state, post: versioned({ type: action.type }) };
    default:
      return undefined;
  }
}
