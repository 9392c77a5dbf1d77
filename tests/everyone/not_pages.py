"""Addresses that nobody reads as a page, and why."""

from __future__ import annotations

NOT_PAGES = frozenset(
    {
        # pieces of a page, files, answers to scripts and machines, deeds without a page
        "candidate:begin_upload", "candidate:cascade", "candidate:change_level",
        "candidate:change_page", "candidate:confirm", "candidate:employers", "candidate:file",
        "candidate:fix_confirm", "candidate:fix_send", "candidate:my_data_download",
        "candidate:my_data_send", "candidate:papers", "candidate:pay_ask", "candidate:pay_code",
        "candidate:pay_state", "candidate:phone_upload_state", "candidate:photo_framed",
        "candidate:photo_marked", "candidate:photo_original", "candidate:save_field",
        "candidate:send_piece", "candidate:send_submit_code", "candidate:sign_out_everywhere",
        "candidate:small_file", "candidate:ticket_pdf", "candidate:ticket_portrait",
        "candidate:ticket_qr", "candidate:ticket_send", "candidate:trades", "candidate:upload",
        "candidate:withdraw_send", "candidate:word_paper", "entrance:add_id_photo",
        "entrance:begin_by_phone", "entrance:send_piece_by_phone",
        "entrance:check_registration", "entrance:employers", "entrance:object_to_change",
        "entrance:payment_notification", "entrance:region", "entrance:send_change_phone_code",
        "entrance:send_claim_code", "entrance:send_follow_code",
        "entrance:send_lost_phone_code", "entrance:send_register_code",
        "entrance:send_reset_code", "entrance:sign_out", "entrance:stop_change",
        "entrance:weigh_password", "office:add_employer",
        "office:confirm_extension", "office:discard",
        "office:issue_tickets", "office:point_employer", "office:publish",
        "office:refuse_employer", "office:refuse_extension", "office:score_template",
        "office:take_back_extension", "reviewer:approve",
        "reviewer:tell_now", "reviewer:undo", "reviewer:agree_disqualification",
        "reviewer:drop_disqualification", "reviewer:evidence",
        "reviewer:claim", "reviewer:claim_next", "reviewer:confirm_recovery",
        "reviewer:document", "reviewer:note", "reviewer:original", "reviewer:propose_recovery",
        "reviewer:delete_saved_filter", "reviewer:here", "reviewer:rename_saved_filter",
        "reviewer:bulk_stop", "reviewer:take_up",
        "reviewer:practice_paper", "reviewer:reassign", "reviewer:reset_practice",
        "reviewer:recovery_photo", "reviewer:refuse_recovery", "reviewer:release",
        "reviewer:start", "reviewer:export_roster", "reviewer:show_phone", "reviewer:tick_call",
        "reviewer:undo_call", "office:show_phone", "office:tick_call", "office:undo_call",
        "reviewer:change_phone_code",
        "reviewer:second_look_document",
        "shell:healthz", "shell:stay", "shell:text_size",
        "office:agree_factor_reset", "office:agree_posting", "office:ask_factor_reset",
        "office:deactivate", "office:end_posting", "office:new_start_password",
        "office:reactivate", "office:refuse_factor_reset", "entrance:end_substitute",
    }
)  # fmt: skip
