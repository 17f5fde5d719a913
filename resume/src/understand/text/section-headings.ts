export type SectionKind = 'summary' | 'experience' | 'education' | 'skills' | 'languages' | 'references' | 'other'

/** Headings of résumés in other languages than English, in lower case, separated by `|`. */
const listed: Record<SectionKind, string> = {
  experience: `berufserfahrung|beruflicher werdegang|berufspraxis|praktika|praktische erfahrung|werdegang|
    expérience|expériences|expérience professionnelle|expériences professionnelles|parcours professionnel|
    experiencia|experiencia laboral|experiencia profesional|trayectoria profesional|historial laboral|
    experiência|experiência profissional|experiências profissionais|histórico profissional|
    esperienza|esperienze|esperienza lavorativa|esperienze lavorative|esperienza professionale|esperienze professionali|
    werkervaring|doświadczenie|doświadczenie zawodowe|przebieg kariery|опыт|опыт работы|профессиональный опыт|
    досвід роботи|досвід|iş deneyimi|iş deneyimleri|deneyim|iş tecrübesi|kinh nghiệm|kinh nghiệm làm việc|
    arbetslivserfarenhet|erfarenhet|yrkeserfarenhet|erhvervserfaring|erfaring|arbeidserfaring|arbejdserfaring|
    yrkeserfaring|työkokemus|pracovní zkušenosti|zkušenosti|praxe|pracovné skúsenosti|szakmai tapasztalat|
    munkatapasztalat|εργασιακή εμπειρία|επαγγελματική εμπειρία|εμπειρία|experiență|experiență profesională|
    工作经历|工作经验|实习经历|实践经历|職歴|職務経歴|経歴|경력|경력사항|الخبرة|الخبرة العملية|الخبرات|الخبرات العملية|
    अनुभव|कार्य अनुभव|ניסיון תעסוקתי|pengalaman kerja|ประสบการณ์ทำงาน`,
  education: `ausbildung|bildungsweg|studium|schulbildung|akademische ausbildung|aus- und weiterbildung|
    formation|formations|formation académique|études|diplômes|diplômes et formations|parcours académique|
    educación|formación|formación académica|estudios|formação|formação acadêmica|formação académica|educação|
    escolaridade|istruzione|istruzione e formazione|formazione|titoli di studio|opleiding|opleidingen|wykształcenie|
    edukacja|образование|освіта|eğitim|eğitim bilgileri|öğrenim|học vấn|trình độ học vấn|utbildning|uddannelse|
    utdanning|koulutus|vzdělání|vzdelanie|tanulmányok|végzettség|εκπαίδευση|σπουδές|educație|studii|
    教育背景|教育经历|学歴|学历|학력|학력사항|التعليم|المؤهلات العلمية|المؤهلات|शिक्षा|शैक्षणिक योग्यता|השכלה|pendidikan|การศึกษา`,
  skills: `kenntnisse|fähigkeiten|fachkenntnisse|edv-kenntnisse|it-kenntnisse|kompetenzen|qualifikationen|compétences|
    compétences techniques|compétences informatiques|informatique|habilidades|competencias|conocimientos|aptitudes|
    conocimientos informáticos|competências|habilidades e competências|competenze|competenze tecniche|capacità|
    vaardigheden|umiejętności|навыки|ключевые навыки|профессиональные навыки|навички|yetenekler|beceriler|yetkinlikler|
    teknik beceriler|kỹ năng|kompetenser|färdigheter|kunskaper|kompetencer|ferdigheter|kompetanse|taidot|osaaminen|
    dovednosti|znalosti|zručnosti|készségek|ismeretek|δεξιότητες|ικανότητες|competențe|abilități|
    技能|专业技能|个人技能|スキル|資格|기술|보유기술|المهارات|مهارات|कौशल|מיומנויות|keahlian|ทักษะ`,
  languages: `sprachen|sprachkenntnisse|langues|idiomas|línguas|lingue|conoscenze linguistiche|talen|języki|języki obce|
    znajomość języków|языки|знание языков|иностранные языки|мови|diller|yabancı dil|yabancı diller|dil bilgisi|ngôn ngữ|
    ngoại ngữ|språk|språkkunskaper|sprog|kielitaito|kielet|jazyky|jazykové znalosti|nyelvtudás|nyelvek|nyelvismeret|
    γλώσσες|ξένες γλώσσες|limbi|limbi străine|语言|语言能力|語学|언어|외국어|اللغات|भाषाएँ|भाषाएं|שפות|bahasa`,
  references: `referenzen|références|referencias|referências|referenze|referenties|referencje|рекомендации|рекомендації|
    referanslar|người tham chiếu|người tham khảo|referenser|referencer|referanser|suosittelijat|reference|referenciák|
    συστάσεις|referințe|推荐人|推薦者|추천인|المراجع|संदर्भ|ממליצים`,
  summary: `profil|kurzprofil|zusammenfassung|über mich|à propos|à propos de moi|profil professionnel|objectif|
    perfil|perfil profesional|perfil profissional|resumen|sobre mí|sobre mim|resumo|objetivo|profilo|
    profilo professionale|chi sono|profiel|over mij|podsumowanie|podsumowanie zawodowe|o mnie|profil zawodowy|
    о себе|обо мне|про себе|özet|hakkımda|kariyer hedefi|mục tiêu|mục tiêu nghề nghiệp|giới thiệu|giới thiệu bản thân|
    om mig|om meg|sammanfattning|profiili|minusta|o mně|profesní shrnutí|rólam|bemutatkozás|προφίλ|σχετικά με εμένα|
    自我评价|个人简介|个人总结|自己pr|자기소개|نبذة|نبذة شخصية|אודות`,
  other: `projekte|zertifikate|interessen|hobbys|ehrenamt|persönliche daten|persönliche angaben|angaben zur person|zur person|kontakt|kontaktdaten|
    weiterbildung|veröffentlichungen|projets|intérêts|centres d'intérêt|loisirs|certifications|coordonnées|
    informations personnelles|état civil|contacto|datos personales|información personal|proyectos|certificados|
    intereses|aficiones|contato|dados pessoais|informações pessoais|projetos|certificações|cursos|contatti|
    dati personali|informazioni personali|interessi|progetti|certificazioni|persoonlijke gegevens|contactgegevens|
    hobby's|dane osobowe|dane kontaktowe|zainteresowania|projekty|certyfikaty|kursy|szkolenia|контакты|
    личная информация|личные данные|проекты|сертификаты|контакти|iletişim|iletişim bilgileri|kişisel bilgiler|
    projeler|sertifikalar|hobiler|ilgi alanları|liên hệ|thông tin cá nhân|thông tin liên hệ|sở thích|dự án|chứng chỉ|
    hoạt động|giải thưởng|personuppgifter|intressen|kurser|personlige oplysninger|interesser|fritid|yhteystiedot|
    harrastukset|osobní údaje|zájmy|kontaktní údaje|személyes adatok|elérhetőség|érdeklődési kör|
    προσωπικά στοιχεία|επικοινωνία|date personale|informații personale|项目经历|项目经验|荣誉奖项|获奖情况|获奖经历|
    个人信息|基本信息|基本情報|联系方式|兴趣爱好|連絡先|趣味|志望動機|프로젝트|연락처|인적사항|수상|자격증|
    معلومات الاتصال|معلومات شخصية|المعلومات الشخصية|الهوايات|الشهادات|व्यक्तिगत विवरण|संपर्क|פרטים אישיים`,
}

/** What the nouns of English headings name, in the order in which one outweighs another that stands behind it. */
const nouns: Record<SectionKind, string> = {
  experience: `experience experiences employment internships internship history background career work appointments positions
    milestones`,
  education: 'education academics studies qualifications qualification',
  skills: `skills skill competencies competences expertise technologies proficiencies proficiency tools strengths abilities
    frameworks`,
  languages: 'languages language',
  references: 'references reference referees',
  summary: 'summary profile objective objectives overview statement highlights about',
  other: `projects project certifications certification certificates licenses licences awards award honors honours
    achievements accomplishments publications publication volunteering volunteer interests hobbies activities leadership
    courses coursework training conferences patents memberships affiliations contact contacts information info details data
    declaration links profiles scholarships involvement talks presentations speaking`,
}
/** Words that may stand beside them. */
const qualifiers = `professional relevant job industry other additional selected prior previous research teaching technical core
  key hard soft it computer top programming personal academic educational side open source executive spoken foreign clinical
  military areas area of my me campus on-campus on invited recent community extracurricular notable special major and held record`
const nounKinds = new Map(
  (Object.entries(nouns) as [SectionKind, string][]).flatMap(([kind, words]) =>
    words.split(/\s+/).map((word): [string, SectionKind] => [word, kind]),
  ),
)
const beside = new Set(qualifiers.split(/\s+/))
/** Headings whose words alone would say something else. */
const phrases = new Map<string, SectionKind>([
  ['academic background', 'education'],
  ['academic history', 'education'],
  ['academic record', 'education'],
  ['positions of responsibility', 'other'],
  ['educational background', 'education'],
  ['programming languages', 'skills'],
  ['languages and tools', 'skills'],
  ['languages known', 'languages'],
  ['skill set', 'skills'],
  ['tech stack', 'skills'],
  ['technology stack', 'skills'],
  ['professional development', 'other'],
  ['where i ve worked', 'experience'],
])
const longestHeading = 6

const kinds: ReadonlyMap<string, SectionKind> = new Map(
  (Object.entries(listed) as [SectionKind, string][]).flatMap(([kind, headings]) =>
    headings.split('|').map((heading): [string, SectionKind] => [folded(heading.trim()), kind]),
  ),
)

/** `Exp erience`: the first three letters in another colour; `AWA R D S`: letter-spaced type whose gaps are uneven. */
const brokenWord = /^(?:\p{L}{3} \p{Ll}+|\p{Lu}{1,3}(?: \p{Lu}{1,3}){2,})$/u

/** What a line is the heading of; null for any other line. */
export function headingKind(text: string): SectionKind | null {
  if (text.length > 42 || text.includes('@') || /^[•·◦‣*○-]\s|^\p{Ll}.*[.,;]$/u.test(text)) return null
  const plain = withoutSpan(text)
    .replace(/^[^\p{L}]+|[^\p{L}\p{M}]+$/gu, '')
    .replace(/\s+/g, ' ')
  if (plain.length < 2 || /\d/.test(plain)) return null
  const joined = brokenWord.test(plain) ? englishHeading(plain.replaceAll(' ', '')) : null
  return foreignHeading(plain) ?? englishHeading(plain) ?? joined
}

/** `Work experience — 8 years`, `Опыт работы – 8 лет 2 месяца` */
function withoutSpan(text: string): string {
  return /\d/.test(text) ? text.replace(/\s+[–—-]\s*\d{1,2}\s\p{L}{2,8}(?:\s\d{1,2}\s\p{L}{2,8})?$/u, '') : text
}

/** Nouns of sections and their usual company, nothing else: `Work Experience`, `Honors / Awards`; the first noun tells. */
function englishHeading(text: string): SectionKind | null {
  const words = text
    .toLowerCase()
    .split(/[^a-z-]+|\b-+\b(?!campus)/)
    .filter(Boolean)
  if (words.length > longestHeading) return null
  if (words.length === 1 && !nounKinds.has(words[0] ?? '')) words.splice(0, 1, ...parted(words[0] ?? ''))
  const phrase = phrases.get(words.join(' '))
  if (!phrase && !words.every((word) => nounKinds.has(word) || beside.has(word))) return null
  const known = phrase ?? words.map((word) => nounKinds.get(word)).find(Boolean)
  // `Work Experience`, `Career Objective`: the first of these is no more than a qualifier where another noun follows.
  if (known !== 'experience' || words.length === 1) return known ?? null
  return (
    words
      .filter((word) => !loose.has(word))
      .map((word) => nounKinds.get(word))
      .find(Boolean) ?? 'experience'
  )
}

/** `WORKEXPERIENCE`, as letter-spaced type comes out of some programs: two words of headings. */
function parted(word: string): string[] {
  if (word.length < 7 || word.length > 24) return [word]
  for (let at = 3; at <= word.length - 3; at++) {
    const [first, second] = [word.slice(0, at), word.slice(at)]
    if (nounKinds.has(second) && (nounKinds.has(first) || beside.has(first))) return [first, second]
  }
  return [word]
}

const loose = new Set(['work', 'career', 'employment', 'history', 'background', 'internship'])

function foreignHeading(text: string): SectionKind | null {
  const plain = folded(text)
  return kinds.get(plain) ?? (/^[a-z ]+$/.test(plain) ? kindsWithoutAccents.get(plain) : null) ?? null
}

/** `FORMACION`, as many write it on a keyboard of another language. */
const kindsWithoutAccents: ReadonlyMap<string, SectionKind> = new Map(
  [...kinds].flatMap(([heading, kind]) => {
    const plain = heading.normalize('NFD').replace(/\p{M}/gu, '')
    return plain !== heading && /^[a-z ]+$/.test(plain) ? [[plain, kind] as const] : []
  }),
)

/** Lower case, the Turkish i with and without dot as one letter. */
function folded(text: string): string {
  const lower = text.toLowerCase()
  return /[\u0307ı]/.test(lower) ? lower.replaceAll('\u0307', '').replaceAll('ı', 'i') : lower
}
