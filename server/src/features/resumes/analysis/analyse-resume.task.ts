import { z } from 'zod'
import type { DataBlock } from '../../../infra/ai/data-block.ts'
import type { AiTask, Prompt } from '../../../infra/ai/task.ts'

/** `text` is what a person sees of the file: hidden text has no place here. */
const ResumeInput = z.object({ text: z.string().min(1).max(60_000) })
export type ResumeInput = z.infer<typeof ResumeInput>

const Quoted = z.object({ name: z.string().max(120), quote: z.string().max(300) })
const ResumeAnalysis = z.object({
  skills: z.array(Quoted).max(40),
  seniority: z.object({
    level: z.enum(['unknown', 'entry', 'junior', 'mid', 'senior', 'lead']),
    quote: z.string().max(300),
  }),
  strengths: z.array(Quoted).max(8),
})
export type ResumeAnalysis = z.infer<typeof ResumeAnalysis>

const instructions = (
  rule: string,
) => `You list what a résumé says about work. People read your list beside the résumé; nothing is scored by it.

${rule}

- skills: tools, languages and methods that the résumé says the person has used. strengths: what the described work shows, in a few words each. seniority: by the roles and years that are described, or unknown.
- Copy for each the words it rests on, letter by letter, into quote. What you cannot quote you leave out.
- Nothing about age, gender, family, health, origin, belief, looks or school.
- Reply with one JSON object and nothing else:
{"skills": [{"name": "…", "quote": "…"}], "seniority": {"level": "senior", "quote": "…"}, "strengths": [{"name": "…", "quote": "…"}]}`

const prompt = ({ text }: ResumeInput, data: DataBlock): Prompt => ({
  instructions: instructions(data.rule),
  message: data.wrap('résumé', text),
})

/** Shown to interviewers, marked as a model's; never before the scorer of answers. */
export const analyseResumeTask: AiTask<ResumeInput, ResumeAnalysis> = {
  name: 'analyseResume',
  promptVersion: 'analyse-resume/1',
  input: ResumeInput,
  output: ResumeAnalysis,
  budget: { seconds: 90, outputTokens: 3000 },
  prompt,
}

/** What is quoted word for word, spaces aside; the rest was made up. */
export function supportedAnalysis(analysis: ResumeAnalysis, text: string): ResumeAnalysis {
  const plain = (words: string) => words.replace(/\s+/gu, ' ').trim()
  const isThere = ({ quote }: { quote: string }) => plain(quote) !== '' && plain(text).includes(plain(quote))
  return {
    skills: analysis.skills.filter(isThere),
    seniority: isThere(analysis.seniority) ? analysis.seniority : { level: 'unknown', quote: '' },
    strengths: analysis.strengths.filter(isThere),
  }
}
