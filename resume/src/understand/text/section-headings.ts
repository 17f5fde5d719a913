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
  other: `projekte|zertifikate|interessen|hobbys|ehrenamt|persönliche daten|persönliche angaben|kontakt|kontaktdaten|
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
    个人信息|基本信息|联系方式|兴趣爱好|連絡先|趣味|志望動機|프로젝트|연락처|인적사항|수상|자격증|
    معلومات الاتصال|معلومات شخصية|المعلومات الشخصية|الهوايات|الشهادات|व्यक्तिगत विवरण|संपर्क|פרטים אישיים`,
}

const english: [SectionKind, RegExp][] = [
  [
    'experience',
    /^(?:(?:work|professional|employment|relevant|career|job|industry|other|additional|selected|prior|previous|internship|volunteer|research|teaching)?\s*(?:experiences?|employment|history|background)(?: history)?|work|career|internships?)$/i,
  ],
  [
    'education',
    /^(?:education(?:al)?(?: background| history| & training| and training| and certifications?| & certifications?)?|academic(?: background| history| qualifications)?|studies|qualifications?)$/i,
  ],
  [
    'skills',
    /^(?:(?:technical|core|key|professional|hard|soft|it|computer|other|additional|relevant|top|programming)?\s*(?:skills?|competenc(?:ies|es)|expertise|technologies|proficienc(?:y|ies)|tools|strengths|languages and tools)(?: ?(?:&|and|\/) ?(?:skills|tools|technologies|abilities|interests|expertise|competencies))?|skill set|tech(?:nology)? stack)$/i,
  ],
  ['languages', /^(?:languages?(?: skills)?|spoken languages|languages known)$/i],
  ['references', /^(?:(?:professional |academic )?references?|referees?)$/i],
  [
    'summary',
    /^(?:(?:professional|career|executive|personal)?\s*(?:summary|profile|objective|overview|statement)|about(?: me)?)$/i,
  ],
  [
    'other',
    /^(?:(?:personal|selected|academic|side|key|open.source)?\s*projects?|certifications?|certificates?|licenses?(?: (?:&|and) certifications?)?|awards?(?: (?:&|and) \w+)?|honou?rs(?: (?:&|and|-) \w+)?|achievements?|publications?|volunteer(?:ing)?(?: (?:work|experience))?|interests?|hobbies(?: (?:&|and) interests)?|activities|extracurricular(?: activities)?|leadership|courses?|coursework|training|conferences|patents|memberships?|contacts?(?: (?:me|info|information|details))?|personal (?:details|information|data)|declaration|links)$/i,
  ],
]

const kinds: ReadonlyMap<string, SectionKind> = new Map(
  (Object.entries(listed) as [SectionKind, string][]).flatMap(([kind, headings]) =>
    headings.split('|').map((heading): [string, SectionKind] => [folded(heading.trim()), kind]),
  ),
)

/** What a line is the heading of; null for any other line. */
export function headingKind(text: string): SectionKind | null {
  if (text.length > 42 || text.includes('@')) return null
  const plain = text.replace(/^[^\p{L}]+|[^\p{L}\p{M}]+$/gu, '').replace(/\s+/g, ' ')
  if (plain.length < 2 || /\d/.test(plain)) return null
  return foreignHeading(plain) ?? english.find(([, pattern]) => pattern.test(plain))?.[0] ?? null
}

function foreignHeading(text: string): SectionKind | null {
  return kinds.get(folded(text)) ?? null
}

/** Lower case, the Turkish i with and without dot as one letter. */
function folded(text: string): string {
  return text.toLowerCase().replaceAll('\u0307', '').replaceAll('ı', 'i')
}
