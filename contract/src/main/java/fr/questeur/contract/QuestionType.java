package fr.questeur.contract;

/** The three kinds of question, each numbered from 1 in every legislature. The names are the official abbreviations. */
public enum QuestionType {
  /** Question écrite: put and answered in writing; the only kind with a deadline. */
  QE,
  /** Question au Gouvernement: put and answered in session; the document is the debate. */
  QG,
  /** Question orale sans débat: published, then answered in session. */
  QOSD
}
