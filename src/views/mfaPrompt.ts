import * as l10n from '@vscode/l10n';
import { CancellationTokenSource, window } from 'vscode';
import type { Prompts } from '../aws/session/session';
import { inert } from './inert';

/** Asks for the code of an MFA device: 6 digits, valid once and for half a minute, so it may be visible. */
export const askMfaCode: Prompts['mfaCode'] = async (serial, profile, signal, isAgain) => {
  const cancellation = new CancellationTokenSource();
  const takeBack = () => cancellation.cancel();
  signal.addEventListener('abort', takeBack, { once: true });
  try {
    const code = await window.showInputBox(
      {
        title: l10n.t('MFA code for profile {0}', inert(profile)),
        prompt: isAgain
          ? l10n.t('AWS rejected that code. Enter the one that the device {0} shows now', inert(serial))
          : l10n.t('The 6-digit code that the device {0} shows', inert(serial)),
        placeHolder: '123456',
        password: false,
        ignoreFocusOut: true,
        validateInput: (text) =>
          /^\d{6}$/.test(text.trim()) ? undefined : l10n.t('Enter the 6 digits that the device shows.'),
      },
      cancellation.token,
    );
    return code?.trim();
  } finally {
    signal.removeEventListener('abort', takeBack);
    cancellation.dispose();
  }
};
