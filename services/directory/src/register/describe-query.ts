import { applyDecorators } from '@nestjs/common';
import { ApiQuery } from '@nestjs/swagger';
import { z } from 'zod';

/** Documents a list's query parameters from the schema that checks them. */
export function DescribeQuery(schema: z.ZodObject): MethodDecorator {
  const { properties = {} } = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' });
  return applyDecorators(...Object.entries(properties).map(([name, field]) => ApiQuery({ name, required: false, schema: field as never })));
}
