/** An element by name: text, or nested elements. A list is a field of `member` elements. */
export type Element = readonly [name: string, content: string | readonly Element[]];

/** The answer to an action: its result elements, wrapped as in the Query protocol. */
export function response(
  namespace: string,
  action: string,
  result: readonly Element[],
  requestId: string,
): string {
  return [
    `<${action}Response xmlns="${namespace}">`,
    element([`${action}Result`, result]),
    element(['ResponseMetadata', [['RequestId', requestId]]]),
    `</${action}Response>`,
    '',
  ].join('\n');
}

export function errorResponse(
  namespace: string,
  code: string,
  message: string,
  status: number,
  requestId: string,
): string {
  const type = status < 500 ? 'Sender' : 'Receiver';
  const fields: Element[] = [
    ['Type', type],
    ['Code', code],
    ['Message', message],
  ];
  return [
    `<ErrorResponse xmlns="${namespace}">`,
    element(['Error', fields]),
    element(['RequestId', requestId]),
    '</ErrorResponse>',
    '',
  ].join('\n');
}

function element([name, content]: Element): string {
  const inner =
    typeof content === 'string'
      ? content.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;')
      : content.map(element).join('');
  return `<${name}>${inner}</${name}>`;
}
