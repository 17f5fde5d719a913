const listed = (text: string) => new Set(text.split(/[\s,]+/).filter(Boolean))

/** Words that stand in titles and headings but in nobody's name. All lower case. */
export const titleWords = listed(`
  engineer engineering developer development manager management designer design analyst architect consultant specialist
  director officer administrator coordinator assistant associate intern internship trainee student graduate undergraduate
  scientist researcher professor lecturer teacher tutor instructor accountant accounting auditor bookkeeper nurse
  technician support representative executive president founder ceo cto cfo coo vp senior junior lead staff principal head
  chief software hardware frontend front-end backend back-end fullstack full-stack full stack web mobile ios android cloud embedded
  devops sre data machine learning ai product project program programme marketing sales business operations finance financial
  human resources hr quality assurance qa test tester security network systems system database it information technology
  technologies freelance freelancer contractor professional expert leader writer editor journalist photographer artist
  attorney lawyer paralegal clerk cashier driver chef cook server waiter bartender barista mechanic electrician plumber
  entwickler ingenieur ingénieur développeur desarrollador ingeniero programmer programmierer sysadmin scrum master
  agile ux ui graphic creative content digital media social customer service success account key office desktop publisher
  publishing secretary receptionist librarian pharmacist dentist physician doctor therapist psychologist economist
  разработчик инженер программист менеджер дизайнер аналитик`)

/** Words of section headings and document titles. */
export const sectionWords = listed(`
  resume résumé cv biodata bio-data curriculum vitae vitæ lebenslauf portfolio profile profil perfil summary objective about me contact
  contacts kontakt contacto details information personal education ausbildung formation formación educación experience
  experiences erfahrung expérience experiencia employment work history career skills skill kenntnisse compétences
  habilidades projects project publications certifications certificates awards honors honours achievements languages
  sprachen langues idiomas interests hobbies references referees volunteering volunteer activities qualifications training
  courses technical core competencies overview statement background expertise tools technologies additional summary links
  strengths highlights page updated last date address email e-mail phone mobile tel website linkedin github location
  template example sample download print available request upon резюме опыт образование навыки контакты обо мне проекты
  السيرة الذاتية سيرة ذاتية رزومه קורות חיים ประวัติย่อ बायोडाटा जीवन परिचय जीवनवृत्त জীবনবৃত্তান্ত özgeçmiş życiorys önéletrajz βιογραφικό σημείωμα hoja vida currículo meritförteckning ansioluettelo životopis
  daftar riwayat hidup ประวัติส่วนตัว رزومه
  简历 个人简历 教育背景 教育经历 工作经历 项目经历 技能 实习经历 荣誉奖项 自我评价 联系方式 履歴書 職務経歴書 이력서`)

/** Words that résumés set large or first and that are no names, such as fields, skills, facts of life and placeholders. */
export const plainWords = listed(`
  cover letter sir madam dear hiring applicant application position job jobs seeker seeking looking opportunity available
  availability immediately your name firstname lastname first last surname forename full middle lorem ipsum dolor page
  united states kingdom state city country street road avenue marital status single married resident permanent citizen
  citizenship nationality gender birth visa permit authorization licence license licenses driving driver's
  science sciences computer computing leadership management development administration administrative analysis analytics
  architecture research teaching learning studies arts commerce economics mathematics physics chemistry biology medicine
  nursing mechanical electrical civil industrial chemical biomedical environmental applied processing vision robotics
  automation cybersecurity networking databases programming frameworks libraries platforms methodologies practices
  relations affairs policy strategy strategic planning budgeting forecasting negotiation coaching mentoring
  supervision logistics supply chain procurement inventory retail hospitality tourism healthcare clinical medical dental
  pharmacy insurance investment banking trading audit tax payroll compliance governance legal estate construction
  manufacturing production maintenance safety automotive aerospace telecommunications government military responsible
  hardworking motivated dedicated passionate dynamic results driven detail oriented problem solving communication
  analytical interpersonal teamwork team office studio code google microsoft amazon apple facebook oracle`)

/** Words of organisations. */
export const institutionWords = listed(`
  university universität université universidad universidade università college school institute institut academy faculty
  department dept laboratory lab labs hospital clinic inc inc. llc ltd ltd. gmbh corp corp. corporation company co. group
  bank foundation association society agency ministry studio studios solutions systems services consulting partners
  holdings international global bachelor master bachelors masters phd b.sc m.sc bsc msc mba b.a m.a degree diploma
  университет институт школа ооо 大学 学院 公司`)

export const months = listed(`
  january february march april may june july august september october november december jan feb mar apr jun jul aug sep
  sept oct nov dec today present current now since`)

/** Small words inside names. */
export const nameParticles = listed(`
  ’t 't ’s 's de da do dos das del della di du la le los las van von der den ten ter zu zur af av al el bin binti ibn abu ben y e of st st. san
  santa mac mc o' d' i`)

/** Before and after names, not part of them. */
export const honorifics = listed(
  'mr mr. mrs mrs. ms ms. miss dr dr. prof prof. ing ing. sir herr frau m. mme eng. er. ar. adv. arch. lic. mag. dott. dott.ssa sig. sig.ra sr. sra. dra. drs. ir. mgr. bc. mudr. phdr. rndr. judr. lt. capt. col. sgt. rev. hon. engr.',
)
export const suffixes = listed(
  'phd ph.d ph.d. md m.d. mba cpa pmp esq esq. msc bsc m.sc. b.sc. rn pe pe. cfa acca cissp csm shrm-cp be b.e. b.tech btech m.tech bba',
)

/** Nouns for what a person does; one of them makes a line a job title. */
export const roleWords = listed(`
  engineer developer manager designer analyst architect consultant specialist director officer administrator coordinator
  assistant associate intern trainee student scientist researcher professor lecturer teacher tutor instructor accountant
  auditor bookkeeper nurse technician representative executive president founder co-founder cofounder ceo cto cfo coo vp
  lead head tester freelancer contractor writer editor journalist photographer artist attorney lawyer paralegal clerk cashier
  driver chef cook server waiter waitress bartender barista mechanic electrician plumber programmer sysadmin master secretary
  receptionist librarian pharmacist dentist physician therapist psychologist economist fellow advisor adviser owner partner
  supervisor planner strategist recruiter agent operator controller internship praktikant werkstudent entwickler ingenieur
  développeur ingénieur stagiaire desarrollador ingeniero programista inżynier разработчик инженер программист менеджер
  дизайнер аналитик стажер бухгалтер специалист консультант продавец учитель преподаватель врач інженер бухгалтер
  assistante directeur directrice responsable ingénieure développeuse vendeur vendeuse comptable infirmier infirmière enseignant
  enseignante professeur technicien technicienne stagiaire formateur chargé chargée
  enfermero enfermera contador contadora gerente analista diseñador diseñadora asistente profesor profesora desarrolladora
  técnico técnica consultor consultora coordinador coordinadora auxiliar jefe jefa directora ingeniera
  estagiário estagiária engenheiro engenheira desenvolvedor desenvolvedora assistente professora arquiteto arquiteta
  sviluppatore sviluppatrice ingegnere impiegato impiegata commesso commessa tirocinante responsabile addetto addetta
  ontwikkelaar medewerker adviseur docent verpleegkundige stagiair productmanager
  specjalista specjalistka kierownik kierowniczka księgowy księgowa asystent asystentka inżynier stażysta
  uzman uzmanı müdür müdürü mühendis mühendisi stajyer utvecklare ingenjör sjuksköterska sykepleier utvikler kehittäjä
  leiter leiterin berater beraterin entwicklerin sachbearbeiter sachbearbeiterin geschäftsführer coordenador consulente progettista geliştirici analisti analityk lärare ingeniør lærer`)
