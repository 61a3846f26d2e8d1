import '@vscode-elements/elements/dist/vscode-button/index.js';
import '@vscode-elements/elements/dist/vscode-progress-bar/index.js';
import '@vscode-elements/elements/dist/vscode-textfield/index.js';
import type { VscodeTextfield } from '@vscode-elements/elements/dist/vscode-textfield/vscode-textfield.js';
import * as l10n from '@vscode/l10n';
import { render } from 'lit';
import type { LitElement } from 'lit';
import type { AllocationField } from '../../../directconnect/allocation/draft';
import { readInitial, readToPage, versioned } from '../messages';
import type { Initial } from '../messages';
import './form.css';
import { formView } from './formView';
import { isSent, startState, toKeep } from './state';
import type { Action } from './state';
import { firstField, step } from './steps';

/** The page shows one form for its whole lifetime: its state, and the two ways in which it changes. */
function open(initial: Initial, root: HTMLElement) {
  const editor = acquireVsCodeApi();
  let state = startState(initial, editor.getState());

  function dispatch(action: Action) {
    const next = step(state, action);
    state = next.state;
    show(next.focus);
    const { select } = next;
    if (select) selectText(select, () => state.proposed === select);
    if (next.post) editor.postMessage(next.post);
  }

  /** @param wanted the id of the element to focus. */
  function show(wanted?: string) {
    const focused = document.activeElement;
    render(formView(initial, state, dispatch), root);
    editor.setState(toKeep(state));
    // The focused element may have been replaced, for example a text box by a select.
    const redrawn = focused?.isConnected === false ? focused.id : undefined;
    const to = wanted ?? redrawn;
    if (to) focus(to);
  }

  const focus = focuser();
  show(isSent(state) ? 'outcome' : firstField(state));
  if (!isSent(state) && state.draft.mode === 'create')
    editor.postMessage(versioned({ type: 'readGateways' }));
  window.addEventListener('message', ({ data }) => {
    const message = readToPage(data);
    if (message) dispatch({ type: 'answer', message });
  });
  onSubmitKeys(() => dispatch({ type: 'submit' }));
  onEscape(() => dispatch({ type: 'escape' }));
  onLeaving(root, (field) => dispatch({ type: 'leave', field }));
}

/**
 * Returns a function that focuses the element with an id. While the person is working in another part of the window, it
 * waits until they return; a click elsewhere in the page takes precedence.
 */
function focuser(): (id: string) => void {
  let waiting: string | undefined;
  let clicked = false;
  const move = (id: string) => {
    const element: (HTMLElement & Partial<LitElement>) | null = document.getElementById(id);
    // A new component renders asynchronously.
    void Promise.resolve(element?.updateComplete).then(() => {
      waiting = document.hasFocus() ? undefined : id;
      if (document.hasFocus()) element?.focus();
      else element?.scrollIntoView({ block: 'nearest' });
    });
  };
  window.addEventListener('pointerdown', () => (clicked = true), { capture: true });
  window.addEventListener('pointerup', () => (clicked = false), { capture: true });
  window.addEventListener('focus', () => {
    if (waiting !== undefined && !clicked) move(waiting);
  });
  return move;
}

/** Selects the text of the field with an id, if it has the focus and nothing was typed over it meanwhile. */
function selectText(id: string, isCurrent: () => boolean) {
  const field = document.getElementById(id) as VscodeTextfield | null;
  if (field && field === document.activeElement) {
    void field.updateComplete.then(() => {
      if (isCurrent()) field.wrappedElement.select();
    });
  }
}

/** Ctrl+Enter or ⌘Enter, wherever the focus is. Handled before a focused button receives Enter. */
function onSubmitKeys(submit: () => void) {
  const listener = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    if (!event.repeat) submit();
  };
  window.addEventListener('keydown', listener, { capture: true });
}

/** Escape closes whatever covers the form; the open list of a select handles it itself. */
function onEscape(escape: () => void) {
  window.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape' || event.defaultPrevented) return;
    escape();
  });
}

/**
 * Reports which field was left. While a mouse button is down it waits: a message appearing just then would move the
 * button being clicked away from the pointer.
 */
function onLeaving(root: HTMLElement, leave: (field: AllocationField) => void) {
  let released = Promise.resolve();
  window.addEventListener(
    'pointerdown',
    () => {
      released = new Promise((resolve) => {
        const release = () => setTimeout(resolve);
        window.addEventListener('pointerup', release, { once: true, capture: true });
        window.addEventListener('pointercancel', release, { once: true, capture: true });
      });
    },
    { capture: true },
  );
  root.addEventListener('focusout', (event) => {
    const target = event.target as HTMLElement;
    const from = target.closest<HTMLElement>('[data-field]');
    const to = event.relatedTarget as Node | null;
    if (!from || from.contains(to)) return;
    void released.then(() => {
      // A removed element was not left by the person.
      if (target.isConnected) leave(from.dataset['field'] as AllocationField);
    });
  });
}

const root = document.getElementById('form');
const initial = readInitial(JSON.parse(document.getElementById('initial')?.textContent ?? 'null'));
if (root && initial) {
  l10n.config({ contents: initial.l10n ?? {} });
  open(initial, root);
}
