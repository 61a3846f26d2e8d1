/** Account ids from examples in AWS's documentation, which belong to nobody. */
export const NETWORK_ACCOUNT = '111122223333';
export const WORKLOAD_ACCOUNT = '444455556666';
/** A tenant of the partner that has no keys here: only the network account sees its hosted interface. */
export const OTHER_ACCOUNT = '999988887777';
