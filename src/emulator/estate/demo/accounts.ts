/** Account ids that AWS's documentation uses in examples, so that they are nobody's. */
export const NETWORK_ACCOUNT = '111122223333';
export const WORKLOAD_ACCOUNT = '444455556666';
/** A partner-side tenant that has no keys here: its hosted interface is seen from the network account alone. */
export const OTHER_ACCOUNT = '999988887777';
