import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { QuestionBankFile, Topic } from '@colloquy/contracts/question-bank'
import { describe, expect, test } from 'vitest'
import { contentWords, overlap, recall } from './wording.ts'

const fileNames = readdirSync(import.meta.dirname).filter((name) => name.endsWith('.json'))
const files = fileNames.map((name) =>
  QuestionBankFile.parse(JSON.parse(readFileSync(join(import.meta.dirname, name), 'utf8'))),
)
const questions = files.flatMap((file) => file.questions)
const wordCount = (text: string) => text.split(/\s+/).filter(Boolean).length
const plain = (text: string) =>
  text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()

describe('R10.2 the bank as a whole', () => {
  test('every topic has one file, named after it', () => {
    expect(fileNames.toSorted()).toEqual(Topic.options.map((topic) => `${topic}.json`).toSorted())
    expect(files.map((file) => `${file.topic}.json`)).toEqual(fileNames)
  })

  test('there are at least 120 questions and no id is used twice', () => {
    expect(questions.length).toBeGreaterThanOrEqual(120)
    expect(new Set(questions.map((question) => question.id)).size).toBe(questions.length)
    expect(new Set(questions.map((question) => plain(question.prompt))).size).toBe(questions.length)
  })

  test.each(files.map((file) => [file.topic, file.questions] as const))(
    '%s has questions of each difficulty',
    (_topic, all) => {
      const count = (difficulty: string) => all.filter((question) => question.difficulty === difficulty).length
      expect(count('easy')).toBeGreaterThanOrEqual(3)
      expect(count('medium')).toBeGreaterThanOrEqual(3)
      expect(count('hard')).toBeGreaterThanOrEqual(2)
    },
  )
})

describe.each(questions.map((question) => [question.id, question] as const))('R10.5 %s', (_id, { prompt, rubric }) => {
  test('fits a chat: prompt, reference and phrasings keep their lengths', () => {
    expect(prompt.length).toBeLessThanOrEqual(400)
    expect(wordCount(rubric.reference)).toBeGreaterThanOrEqual(60)
    expect(wordCount(rubric.reference)).toBeLessThanOrEqual(140)
    expect(rubric.keyPoints.length).toBeLessThanOrEqual(6)
    expect(rubric.misconceptions.length).toBeGreaterThanOrEqual(1)
    for (const phrasing of rubric.keyPoints.flatMap((point) => point.phrasings)) {
      expect(wordCount(phrasing), phrasing).toBeGreaterThanOrEqual(4)
      expect(wordCount(phrasing), phrasing).toBeLessThanOrEqual(20)
    }
  })

  test('the prompt does not give a key point away', () => {
    for (const phrasing of rubric.keyPoints.flatMap((point) => point.phrasings)) {
      expect(plain(prompt), phrasing).not.toContain(plain(phrasing))
      expect(recall(contentWords(phrasing), contentWords(prompt)), phrasing).toBeLessThanOrEqual(0.7)
    }
  })

  test('every phrasing has at least two words of meaning that the prompt does not have', () => {
    const asked = contentWords(prompt)
    for (const phrasing of rubric.keyPoints.flatMap((point) => point.phrasings)) {
      expect(contentWords(phrasing).difference(asked).size, phrasing).toBeGreaterThanOrEqual(2)
    }
  })

  test('the phrasings of a key point are really different', () => {
    for (const { phrasings } of rubric.keyPoints) {
      phrasings.forEach((one, index) => {
        for (const other of phrasings.slice(index + 1)) {
          expect(overlap(contentWords(one), contentWords(other)), `${one} | ${other}`).toBeLessThanOrEqual(0.5)
        }
      })
    }
  })

  test('the reference says every key point', () => {
    const said = contentWords(rubric.reference)
    for (const { id, phrasings } of rubric.keyPoints) {
      const best = Math.max(...phrasings.map((phrasing) => recall(contentWords(phrasing), said)))
      expect(best, id).toBeGreaterThanOrEqual(0.6)
    }
  })

  test('a misconception is not among the things to say', () => {
    const right = new Set(rubric.keyPoints.flatMap((point) => point.phrasings).map(plain))
    for (const wrong of rubric.misconceptions.flatMap((one) => one.phrasings)) expect(right).not.toContain(plain(wrong))
  })

  test('the anchors differ from level to level', () => {
    expect(new Set(Object.values(rubric.anchors)).size).toBe(5)
  })
})
