/** Schema of problem details as every route gives them. */
export const commonErrors = {
  type: 'object',
  required: ['type', 'title', 'status', 'code'],
  properties: {
    type: { type: 'string', examples: ['urn:referrals:problem:INVALID_INPUT'] },
    title: { type: 'string', description: 'A Chinese sentence for people' },
    titleEn: { type: 'string' },
    status: { type: 'integer' },
    code: { type: 'string', description: 'Stable; for programs' },
    field: { type: 'string', description: 'Path of the input it means' },
    facts: { type: 'object', description: 'Codes and numbers that help to mend it' },
  },
};
